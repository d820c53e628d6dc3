// Command turnwaits forgets what others say over a connection, which its loop waits for in a
// call.
package main

import (
	"bufio"
	"context"
	"log"
	"net"
	"net/http"
	"sync"
)

// line brings words.
type line struct{ words chan string }

func (l *line) feed(c net.Conn) {
	in := bufio.NewReader(c)
	for {
		w, err := in.ReadString('\n')
		if err != nil {
			return
		}
		l.put(w)
	}
}

func (l *line) put(w string) { l.words <- w }

func (l *line) next(ctx context.Context) (string, error) {
	select {
	case w := <-l.words:
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
	r.names[q.URL.Path]++
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
	c, err := net.Dial("tcp", "localhost:700")
	if err != nil {
		log.Fatal(err)
	}
	r := &register{names: map[string]int{}, gone: &line{words: make(chan string)}}
	go r.gone.feed(c)
	http.Handle("/", r)
	go http.ListenAndServe(":80", nil)
	if err := r.run(context.Background()); err != nil {
		log.Fatal(err)
	}
}
