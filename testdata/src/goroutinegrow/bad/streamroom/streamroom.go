// Package streamroom streams through channels that have a few places, and leaves out what ends it.
package streamroom

import (
	"bufio"
	"context"
	"net"
	"time"
)

// Log has lines that come after others.
type Log interface {
	After(ctx context.Context, n int) ([]string, error)
}

// Follow gives the lines of a log as they come.
func Follow(ctx context.Context, l Log) <-chan string {
	lines := make(chan string, 1)
	go func() { // want goroutinegrow medium "its sends do not select on the context with which the caller stops it"
		defer close(lines)
		for n := 0; ; {
			more, err := l.After(ctx, n)
			if err != nil {
				return
			}
			for _, s := range more {
				lines <- s
			}
			n += len(more)
			select {
			case <-ctx.Done():
				return
			case <-time.After(time.Second):
			}
		}
	}()
	return lines
}

type peer struct {
	conn  net.Conn
	lines chan string
}

func (p *peer) show() {
	for s := range p.lines {
		_, _ = p.conn.Write([]byte(s))
	}
}

// read forgets to close the channel where a line is not understood.
func (p *peer) read(parse func(string) (string, error)) {
	in := bufio.NewScanner(p.conn)
	for in.Scan() {
		s, err := parse(in.Text())
		if err != nil {
			_ = p.conn.Close()
			return
		}
		p.lines <- s
	}
	close(p.lines)
}

// Accept serves all that come.
func Accept(in net.Listener, parse func(string) (string, error)) error {
	for {
		conn, err := in.Accept()
		if err != nil {
			return err
		}
		p := &peer{conn: conn, lines: make(chan string, 8)}
		go p.show() // want goroutinegrow medium "may end without closing"
		go p.read(parse)
	}
}

// Cursor gives what a search finds.
type Cursor interface {
	Next() bool
	Item() string
}

type cursor struct {
	items chan string
	item  string
}

func newCursor(size int) *cursor {
	var items chan string
	if size > 0 {
		items = make(chan string, size)
	} else {
		items = make(chan string)
	}
	return &cursor{items: items}
}

// Next reports whether there is another one.
func (c *cursor) Next() bool {
	item, ok := <-c.items
	c.item = item
	return ok
}

// Item is the one that Next has found.
func (c *cursor) Item() string { return c.item }

func (c *cursor) start(ctx context.Context, found <-chan string) {
	go func() { // want goroutinegrow medium "its sends do not select on the context with which the caller stops it"
		defer close(c.items)
		for {
			select {
			case item, ok := <-found:
				if !ok {
					return
				}
				c.items <- item
			case <-ctx.Done():
				return
			}
		}
	}()
}

// Search gives what is found until ctx ends.
func Search(ctx context.Context, found <-chan string, size int) Cursor {
	c := newCursor(size)
	c.start(ctx, found)
	return c
}
