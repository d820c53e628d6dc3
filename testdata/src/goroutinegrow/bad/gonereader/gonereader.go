// Package gonereader sends to older objects, of which the reader may have gone away.
package gonereader

import (
	"context"
	"net/http"
	"os"
	"time"
)

type pacer struct {
	due chan string
	act func(string) error
}

func (p *pacer) run() {
	for id := range p.due {
		if err := p.act(id); err != nil {
			return
		}
	}
}

// ServeHTTP has something done later.
func (p *pacer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Path
	time.AfterFunc(time.Minute, func() { // want goroutinegrow medium "returns after an error"
		p.due <- id
	})
}

type journal struct{ lines chan string }

func (j *journal) write(f *os.File) {
	for {
		line := <-j.lines
		if _, err := f.WriteString(line); err != nil {
			break
		}
	}
}

// ServeHTTP notes who asks.
func (j *journal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	line := r.URL.Path
	time.AfterFunc(time.Second, func() { // want goroutinegrow medium "returns after an error"
		j.lines <- line
	})
}

type room struct {
	said chan string
	hall *hall
}

type hall struct{ rooms map[string]*room }

func (m *room) listen(ctx context.Context) {
	for {
		select {
		case s := <-m.said:
			m.hall.tell(s)
		case <-ctx.Done():
			return
		}
	}
}

func (h *hall) tell(string) {}

// say says it later, whoever still listens.
func (m *room) say(s string) {
	time.AfterFunc(time.Second, func() { // want goroutinegrow medium "also waits for the end of something"
		m.said <- s
	})
}

// ServeHTTP opens a room for as long as a request goes on.
func (h *hall) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m := &room{said: make(chan string), hall: h}
	h.rooms[r.URL.Path] = m
	defer delete(h.rooms, r.URL.Path)
	m.listen(r.Context())
}

// Say says something in a room.
func (h *hall) Say(w http.ResponseWriter, r *http.Request) {
	if m := h.rooms[r.URL.Path]; m != nil {
		m.say(r.UserAgent())
	}
}

// Serve serves until it fails.
func Serve(f *os.File) error {
	p := &pacer{due: make(chan string), act: func(id string) error { return os.Remove(id) }}
	go p.run()
	j := &journal{lines: make(chan string)}
	go j.write(f)
	h := &hall{rooms: map[string]*room{}}
	http.Handle("/later", p)
	http.Handle("/note", j)
	http.Handle("/room", h)
	http.HandleFunc("/say", h.Say)
	return http.ListenAndServe(":8080", nil)
}
