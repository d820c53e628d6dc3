package main

import (
	"connectrpc.com/connect"
	"context"
	"net/http"

	store "matrix/store"
)

type ask struct{ Name string }

type reply struct{ Greeting string }

type greeter struct{ s *store.Store }

func (g *greeter) greet(_ context.Context, r *connect.Request[ask]) (*connect.Response[reply], error) {
	g.s.Touch(r.Msg.Name)
	return connect.NewResponse(&reply{"hello " + r.Msg.Name}), nil
}

func main() {
	g := &greeter{store.NewStore()}
	mux := http.NewServeMux()
	mux.Handle("/greet", connect.NewUnaryHandler("/greet", g.greet))
	http.ListenAndServe(":8080", mux)
}
