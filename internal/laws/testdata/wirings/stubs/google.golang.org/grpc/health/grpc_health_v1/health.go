// Package grpc_health_v1 stands in for the generated code of the health service.
package grpc_health_v1

import (
	"context"
	"errors"

	"google.golang.org/grpc"
)

// HealthCheckRequest asks for a service.
type HealthCheckRequest struct{ Service string }

// HealthCheckResponse answers.
type HealthCheckResponse struct{ Status int32 }

// HealthServer is the service.
type HealthServer interface {
	Check(context.Context, *HealthCheckRequest) (*HealthCheckResponse, error)
}

// UnimplementedHealthServer is embedded.
type UnimplementedHealthServer struct{}

// Check implements HealthServer.
func (UnimplementedHealthServer) Check(context.Context, *HealthCheckRequest) (*HealthCheckResponse, error) {
	return nil, errors.New("method Check not implemented")
}

// RegisterHealthServer registers srv.
func RegisterHealthServer(s grpc.ServiceRegistrar, srv HealthServer) {
	s.RegisterService(&Health_ServiceDesc, srv)
}

func _Health_Check_Handler(srv any, ctx context.Context, dec func(any) error, interceptor grpc.UnaryServerInterceptor) (any, error) {
	in := new(HealthCheckRequest)
	if err := dec(in); err != nil {
		return nil, err
	}
	if interceptor == nil {
		return srv.(HealthServer).Check(ctx, in)
	}
	info := &grpc.UnaryServerInfo{Server: srv, FullMethod: "/grpc.health.v1.Health/Check"}
	handler := func(ctx context.Context, req any) (any, error) {
		return srv.(HealthServer).Check(ctx, req.(*HealthCheckRequest))
	}
	return interceptor(ctx, in, info, handler)
}

// Health_ServiceDesc describes the service.
var Health_ServiceDesc = grpc.ServiceDesc{
	ServiceName: "grpc.health.v1.Health",
	HandlerType: (*HealthServer)(nil),
	Methods:     []grpc.MethodDesc{{MethodName: "Check", Handler: _Health_Check_Handler}},
}
