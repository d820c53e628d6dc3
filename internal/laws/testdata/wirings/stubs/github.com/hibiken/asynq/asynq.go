// Package asynq stands in for the task queue: it keeps handlers by kind and calls them for
// each task.
package asynq

import (
	"bufio"
	"context"
	"errors"
	"net"
	"strings"
)

// RedisConnOpt says where the server is.
type RedisConnOpt interface{ MakeRedisClient() any }

// RedisClientOpt is one.
type RedisClientOpt struct{ Addr string }

// MakeRedisClient implements RedisConnOpt.
func (o RedisClientOpt) MakeRedisClient() any { return o.Addr }

// Config sets up a server.
type Config struct{ Concurrency int }

// Task is a task.
type Task struct {
	typename string
	payload  []byte
}

// Type is its kind, Payload its text.
func (t *Task) Type() string    { return t.typename }
func (t *Task) Payload() []byte { return t.payload }

// Handler handles tasks.
type Handler interface {
	ProcessTask(context.Context, *Task) error
}

// ServeMux hands tasks on by their kind.
type ServeMux struct {
	m map[string]func(context.Context, *Task) error
}

// NewServeMux makes one.
func NewServeMux() *ServeMux {
	return &ServeMux{m: map[string]func(context.Context, *Task) error{}}
}

// HandleFunc keeps a handler.
func (mux *ServeMux) HandleFunc(pattern string, handler func(context.Context, *Task) error) {
	mux.m[pattern] = handler
}

// ProcessTask implements Handler.
func (mux *ServeMux) ProcessTask(ctx context.Context, t *Task) error {
	if h, ok := mux.m[t.typename]; ok {
		return h(ctx, t)
	}
	return errors.New("no handler")
}

// Server serves.
type Server struct {
	addr  string
	limit chan struct{}
}

// NewServer makes one.
func NewServer(r RedisConnOpt, cfg Config) *Server {
	addr, _ := r.MakeRedisClient().(string)
	return &Server{addr: addr, limit: make(chan struct{}, max(cfg.Concurrency, 1))}
}

// Run serves until it breaks.
func (s *Server) Run(handler Handler) error {
	conn, err := net.Dial("tcp", s.addr)
	if err != nil {
		return err
	}
	in := bufio.NewScanner(conn)
	for in.Scan() {
		kind, text, _ := strings.Cut(in.Text(), " ")
		s.limit <- struct{}{}
		go func() {
			defer func() { <-s.limit }()
			_ = handler.ProcessTask(context.Background(), &Task{kind, []byte(text)})
		}()
	}
	return in.Err()
}
