// Package idle has connections that wait for work, and drops those that wait too long or do not answer.
package idle

import (
	"container/list"
	"net"
	"net/http"
	"sync"
	"time"
)

type conn struct {
	c    net.Conn
	used time.Time
}

func (c *conn) ping() bool {
	_, err := c.c.Write([]byte("ping"))
	return err == nil
}

func (c *conn) close() { _ = c.c.Close() }

// Queue hands connections out in turn.
type Queue struct {
	mu   sync.Mutex
	free list.List
}

func (q *Queue) get() (*conn, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for e := q.free.Front(); e != nil; {
		next := e.Next()
		c := q.free.Remove(e).(*conn)
		if c.ping() {
			return c, nil
		}
		e = next
	}
	c, err := net.Dial("tcp", "10.0.0.1:9") // want resourcegrow medium "get"
	if err != nil {
		return nil, err
	}
	return &conn{c: c}, nil
}

func (q *Queue) put(c *conn) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.free.PushBack(c)
}

// Close ends all.
func (q *Queue) Close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for e := q.free.Front(); e != nil; e = e.Next() {
		e.Value.(*conn).close()
	}
}

// ServeHTTP implements http.Handler.
func (q *Queue) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c, err := q.get()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer q.put(c)
	_, _ = c.c.Write([]byte(r.URL.Path))
}

// Stack hands out the one that was used last.
type Stack struct {
	mu   sync.Mutex
	free []*conn
}

func (s *Stack) get() (*conn, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.free) > 0 {
		n := len(s.free) - 1
		c := s.free[n]
		s.free = s.free[:n]
		if time.Since(c.used) < time.Minute {
			return c, nil
		}
	}
	c, err := net.Dial("tcp", "10.0.0.1:9") // want resourcegrow medium "get"
	if err != nil {
		return nil, err
	}
	return &conn{c: c}, nil
}

func (s *Stack) put(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.used = time.Now()
	s.free = append(s.free, c)
}

// Close ends all.
func (s *Stack) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.free {
		c.close()
	}
	s.free = nil
}

// ServeHTTP implements http.Handler.
func (s *Stack) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c, err := s.get()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer s.put(c)
	_, _ = c.c.Write([]byte(r.URL.Path))
}
