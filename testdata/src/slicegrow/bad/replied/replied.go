// Package replied keeps what peers tell, and waits for nothing but that it is under way.
package replied

import (
	"log"
	"net/http"
)

type reply struct {
	from  string
	names []string
}

type watching struct {
	each func(reply)
	up   chan error
}

// Peers are watched.
type Peers struct {
	add     chan *watching
	replies chan reply
}

func (p *Peers) loop() {
	var all []*watching
	for {
		select {
		case w := <-p.add:
			if len(all) > 10 {
				all = all[1:]
			}
			all = append(all, w)
			w.up <- nil
		case r := <-p.replies:
			for _, w := range all {
				w.each(r)
			}
		}
	}
}

// watch has each reply looked at.
func (p *Peers) watch(each func(reply)) <-chan error {
	w := &watching{each: each, up: make(chan error, 1)}
	p.add <- w
	return w.up
}

// Serve takes replies, and shows how many names there were.
func Serve(addr string) error {
	p := &Peers{add: make(chan *watching), replies: make(chan reply)}
	go p.loop()
	var names []string
	up := p.watch(func(r reply) {
		names = append(names, r.names...) // want slicegrow medium "names"
	})
	http.HandleFunc("POST /reply", func(w http.ResponseWriter, r *http.Request) {
		p.replies <- reply{from: r.RemoteAddr, names: r.Header["Name"]}
	})
	http.HandleFunc("GET /count", func(w http.ResponseWriter, r *http.Request) { log.Print(len(names)) })
	select {
	case err := <-up:
		if err != nil {
			return err
		}
	default:
	}
	return http.ListenAndServe(addr, nil)
}
