// Package answeredstays takes a question back where no answer comes, and leaves it where one does: only
// who has asked knows under which number.
package answeredstays

import (
	"errors"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Line asks the other side.
type Line struct {
	send  func(n int64, text string) error
	last  atomic.Int64
	asked sync.Map // of numbers: chan string
}

// Hear is called with each answer.
func (l *Line) Hear(n int64, text string) {
	if c, ok := l.asked.Load(n); ok {
		c.(chan string) <- text
	}
}

func (l *Line) ask(text string) (string, error) {
	n := l.last.Add(1)
	answer := make(chan string, 1)
	l.asked.Store(n, answer) // want pendinggrow medium "does not remove it on some of its return paths"
	if err := l.send(n, text); err != nil {
		l.asked.Delete(n)
		return "", err
	}
	select {
	case text := <-answer:
		return text, nil
	case <-time.After(time.Second):
		l.asked.Delete(n)
		return "", errors.New("no answer")
	}
}

// ServeHTTP asks for a client.
func (l *Line) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, err := l.ask(r.URL.Path)
	if err != nil {
		w.WriteHeader(http.StatusGatewayTimeout)
		return
	}
	_, _ = w.Write([]byte(text))
}

// Jobs run one after the other.
type Jobs struct {
	mu   sync.Mutex
	next int
	on   map[int]string
}

// NewJobs has none.
func NewJobs() *Jobs { return &Jobs{on: map[int]string{}} }

// ServeHTTP runs a job; one that has no name is on for ever.
func (j *Jobs) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.next++
	id := j.next
	j.on[id] = r.URL.Path // want pendinggrow medium "does not remove it on some of its return paths"
	if name := r.FormValue("name"); name != "" {
		_, _ = w.Write([]byte(name))
		delete(j.on, id)
	}
}
