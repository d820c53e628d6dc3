// Package firstsend sends once for each object, when it is asked first.
package firstsend

import (
	"net/http"
	"sync"
	"time"
)

type rest struct {
	mu    sync.Mutex
	timer *time.Timer
	over  chan string
}

func (q *rest) tick(name string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.timer == nil {
		q.timer = time.NewTimer(time.Second)
		go func() {
			<-q.timer.C
			q.over <- name
		}()
		return
	}
	q.timer.Reset(time.Second)
}

// Serve counts those who have come to rest.
func Serve() error {
	q := &rest{over: make(chan string)}
	go func() {
		for range q.over {
			time.Sleep(time.Second)
		}
	}()
	return http.ListenAndServe("localhost:8080", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { q.tick(r.URL.Path) }))
}
