// Package grpc stands in for the library: it keeps services by name and calls their methods
// for each request.
package grpc

import (
	"context"
	"encoding/gob"
	"net"
)

// UnaryServerInfo names the method.
type UnaryServerInfo struct {
	Server     any
	FullMethod string
}

// UnaryHandler goes on.
type UnaryHandler func(ctx context.Context, req any) (any, error)

// UnaryServerInterceptor is called for each request.
type UnaryServerInterceptor func(ctx context.Context, req any, info *UnaryServerInfo, handler UnaryHandler) (resp any, err error)

// MethodDesc is a method of a service.
type MethodDesc struct {
	MethodName string
	Handler    func(srv any, ctx context.Context, dec func(any) error, interceptor UnaryServerInterceptor) (any, error)
}

// ServiceDesc is a service.
type ServiceDesc struct {
	ServiceName string
	HandlerType any
	Methods     []MethodDesc
}

// ServiceRegistrar takes services.
type ServiceRegistrar interface {
	RegisterService(desc *ServiceDesc, impl any)
}

// ServerOption sets up a server.
type ServerOption interface{ apply(*Server) }

type interceptor UnaryServerInterceptor

func (i interceptor) apply(s *Server) { s.interceptor = UnaryServerInterceptor(i) }

// UnaryInterceptor has i called for each request.
func UnaryInterceptor(i UnaryServerInterceptor) ServerOption { return interceptor(i) }

type service struct {
	impl    any
	methods map[string]MethodDesc
}

// Server serves.
type Server struct {
	services    map[string]*service
	interceptor UnaryServerInterceptor
}

// NewServer makes a server.
func NewServer(opt ...ServerOption) *Server {
	s := &Server{services: map[string]*service{}}
	for _, o := range opt {
		o.apply(s)
	}
	return s
}

// RegisterService keeps a service.
func (s *Server) RegisterService(sd *ServiceDesc, ss any) {
	v := &service{impl: ss, methods: map[string]MethodDesc{}}
	for _, m := range sd.Methods {
		v.methods[m.MethodName] = m
	}
	s.services[sd.ServiceName] = v
}

// Serve accepts and serves.
func (s *Server) Serve(lis net.Listener) error {
	for {
		conn, err := lis.Accept()
		if err != nil {
			return err
		}
		go s.handle(conn)
	}
}

func (s *Server) handle(conn net.Conn) {
	defer conn.Close()
	dec := gob.NewDecoder(conn)
	for {
		var name [2]string
		if dec.Decode(&name) != nil {
			return
		}
		v, ok := s.services[name[0]]
		if !ok {
			return
		}
		resp, err := v.methods[name[1]].Handler(v.impl, context.Background(), dec.Decode, s.interceptor)
		if err != nil || gob.NewEncoder(conn).Encode(resp) != nil {
			return
		}
	}
}

// ClientStream is what a client has of a stream.
type ClientStream interface {
	Trailer() map[string][]string
	CloseSend() error
	Context() context.Context
	SendMsg(m any) error
	RecvMsg(m any) error
}
