// Package members keeps an object for each queue, which another process knows by name, and takes
// names from a set there that has nothing to do with it.
package members

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"github.com/redis/go-redis/v9"
)

type queue struct {
	name string
	of   *Store
}

// Store has queues.
type Store struct {
	mu     sync.Mutex
	queues map[string]*queue
	client *redis.Client
}

// New returns a store.
func New(addr string) *Store {
	return &Store{queues: map[string]*queue{}, client: redis.NewClient(&redis.Options{Addr: addr})}
}

// get finds a queue, or makes it.
func (s *Store) get(ctx context.Context, name string) (*queue, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if q, ok := s.queues[name]; ok {
		return q, nil
	}
	if name == "" {
		return nil, errors.New("a queue has a name")
	}
	if err := s.client.SAdd(ctx, "queues", name).Err(); err != nil {
		return nil, err
	}
	q := &queue{name: name, of: s}
	s.queues[name] = q
	return q, nil
}

func (q *queue) pause(ctx context.Context) error {
	return q.of.client.SAdd(ctx, "paused", q.name).Err()
}

func (q *queue) resume(ctx context.Context) error {
	return q.of.client.SRem(ctx, "paused", q.name).Err()
}

func (q *queue) clear(ctx context.Context) error {
	q.of.mu.Lock()
	defer q.of.mu.Unlock()
	delete(q.of.queues, q.name)
	return ctx.Err()
}

// ServeHTTP does to a queue what is asked.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q, err := s.get(r.Context(), r.FormValue("queue"))
	if err == nil {
		switch r.Method {
		case http.MethodPut:
			err = q.pause(r.Context())
		case http.MethodPost:
			err = q.resume(r.Context())
		case http.MethodDelete:
			err = q.clear(r.Context())
		}
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}
