package main

import (
	"context"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health/grpc_health_v1"
	"net"

	store "matrix/store"
)

type health struct {
	grpc_health_v1.UnimplementedHealthServer
}

func noting(s *store.Store) grpc.UnaryServerInterceptor {
	return func(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
		if r, ok := req.(*grpc_health_v1.HealthCheckRequest); ok {
			s.Touch(r.Service)
		}
		return handler(ctx, req)
	}
}

func main() {
	l, err := net.Listen("tcp", ":5000")
	if err != nil {
		panic(err)
	}
	g := grpc.NewServer(grpc.UnaryInterceptor(noting(store.NewStore())))
	grpc_health_v1.RegisterHealthServer(g, health{})
	g.Serve(l)
}
