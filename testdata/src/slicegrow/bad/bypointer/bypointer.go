// Package bypointer appends through a pointer to a slice.
package bypointer

import (
	"bufio"
	"net"
	"strings"
	"sync"
)

type post struct{ from, text string }

func add(to *[]post, p post) {
	*to = append(*to, p)
}

type queue struct{ items []post }

func (q *queue) add(p post) { q.items = append(q.items, p) }

func (q *queue) flush(c net.Conn) {
	for _, p := range q.items {
		_, _ = c.Write([]byte(p.from + ": " + p.text + "\n"))
	}
	q.items = q.items[:0]
}

// Forum repeats what is said.
type Forum struct {
	mu    sync.Mutex
	posts []post
	fresh queue
}

// Serve hears everybody.
func (f *Forum) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go f.hear(c)
	}
}

func (f *Forum) hear(c net.Conn) {
	defer c.Close()
	var mine []post
	in := bufio.NewScanner(c)
	for in.Scan() {
		from, text, _ := strings.Cut(in.Text(), " ")
		p := post{from, text}
		f.mu.Lock()
		add(&f.posts, p) // want slicegrow medium "Forum.posts"
		f.fresh.add(p)
		f.fresh.flush(c)
		f.mu.Unlock()
		if mine = append(mine, p); len(mine) == 3 {
			return
		}
	}
}

// Last returns the newest posts.
func (f *Forum) Last(n int) []post {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.posts[max(0, len(f.posts)-n):]
}
