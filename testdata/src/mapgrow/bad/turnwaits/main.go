// Command turnwaits forgets at its beginning what a list names, which its loop waits for in a
// call.
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"sync"
)

var errDone = errors.New("done")

// line brings words.
type line struct{ words chan string }

func (l *line) feed(list []string) {
	for _, w := range list {
		l.words <- w
	}
	close(l.words)
}

func (l *line) next(ctx context.Context) (string, error) {
	select {
	case w, ok := <-l.words:
		if !ok {
			return "", errDone
		}
		return w, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

type register struct {
	mu    sync.Mutex
	names map[string]int
	gone  *line
}

func (r *register) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.names[q.URL.Path]++ // want mapgrow high "it runs only while the object that holds it is built"
}

func (r *register) forget(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.names, name)
}

func (r *register) follow(ctx context.Context) error {
	for {
		name, err := r.gone.next(ctx)
		if err != nil {
			return err
		}
		r.forget(name)
	}
}

func (r *register) run(ctx context.Context) error { return r.follow(ctx) }

func main() {
	r := &register{names: map[string]int{"/": 1, "/old": 1}, gone: &line{words: make(chan string)}}
	go r.gone.feed([]string{"/old"})
	if err := r.run(context.Background()); err != errDone {
		log.Fatal(err)
	}
	http.Handle("/", r)
	log.Fatal(http.ListenAndServe(":80", nil))
}
