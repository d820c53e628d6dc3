package main

import (
	"context"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health/grpc_health_v1"
	"net"
	"strings"

	store "matrix/store"
)

type health struct {
	grpc_health_v1.UnimplementedHealthServer
}

func (health) Check(_ context.Context, r *grpc_health_v1.HealthCheckRequest) (*grpc_health_v1.HealthCheckResponse, error) {
	s := store.NewStore()
	for _, part := range strings.Split(r.Service, ".") {
		s.Touch(part)
	}
	println(s)
	return &grpc_health_v1.HealthCheckResponse{}, nil
}

func main() {
	l, err := net.Listen("tcp", ":5000")
	if err != nil {
		return
	}
	g := grpc.NewServer()
	grpc_health_v1.RegisterHealthServer(g, health{})
	g.Serve(l)
}
