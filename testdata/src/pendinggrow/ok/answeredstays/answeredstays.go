// Package answeredstays takes a question back on each way, or gives its number to who may take it
// back.
package answeredstays

import (
	"errors"
	"net/http"
	"strconv"
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
	l.asked.Store(n, answer)
	if err := l.send(n, text); err != nil {
		l.asked.Delete(n)
		return "", err
	}
	select {
	case text := <-answer:
		l.asked.Delete(n)
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

// ServeHTTP begins a job, and runs it at once if it has a name.
func (j *Jobs) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.next++
	id := j.next
	j.on[id] = r.URL.Path
	if name := r.FormValue("name"); name != "" {
		_, _ = w.Write([]byte(name))
		delete(j.on, id)
	}
	w.Header().Set("Job", strconv.Itoa(id))
}

// End is asked for by the client that has the number.
func (j *Jobs) End(id int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	delete(j.on, id)
}
