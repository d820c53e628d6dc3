// Package incontext puts what a piece of work gathers into its context.
package incontext

import (
	"context"
	"net/http"
	"sync"
)

type key int

const (
	remarksKey key = iota
	linksKey
)

// Remarks are written into the log with a request.
type Remarks struct {
	mu   sync.Mutex
	said map[string]string
}

// Say adds a remark.
func (r *Remarks) Say(name, what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said[name] = what
}

// Of is what was said of a name.
func (r *Remarks) Of(name string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said[name]
}

// Prepare gives a request what is written about it.
func Prepare(r *http.Request) *http.Request {
	all := &Remarks{said: map[string]string{}}
	return r.WithContext(context.WithValue(r.Context(), remarksKey, all))
}

// Agent remarks what sends a request.
func Agent(r *http.Request) {
	if all, ok := r.Context().Value(remarksKey).(*Remarks); ok {
		all.Say(r.UserAgent(), r.URL.Path)
	}
}

// Links are what a task has come across.
type Links struct {
	mu   sync.Mutex
	seen map[string]bool
	name string
}

// Note notes one.
func (l *Links) Note(link string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen[link] = true
}

// Seen tells whether one was noted.
func (l *Links) Seen(link string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.seen[link]
}

func newLinks(task string) *Links {
	if task == "" {
		return nil
	}
	return &Links{seen: map[string]bool{}, name: task}
}

// Runner runs tasks.
type Runner struct{ Do func(ctx context.Context, task string) error }

// Run runs one.
func (r *Runner) Run(task string) error {
	return r.run(newLinks(task), task)
}

func (r *Runner) run(l *Links, task string) error {
	ctx, cancel := context.WithCancel(with(l))
	defer cancel()
	return r.Do(ctx, task)
}

func with(l *Links) context.Context {
	return context.WithValue(context.Background(), linksKey, l)
}

// Found notes what a task has come across.
func Found(ctx context.Context, link string) {
	if l, ok := ctx.Value(linksKey).(*Links); ok {
		l.Note(link)
	}
}
