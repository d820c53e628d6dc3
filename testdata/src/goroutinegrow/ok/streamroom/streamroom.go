// Package streamroom streams through channels that have a few places, and hears what ends it.
package streamroom

import (
	"bufio"
	"context"
	"net"
)

// Three gives three answers, for which there is room.
func Three(ctx context.Context, ask func(context.Context, int) string) <-chan string {
	answers := make(chan string, 3)
	go func() {
		defer close(answers)
		for n := range 3 {
			answers <- ask(ctx, n)
		}
	}()
	return answers
}

// Each gives what it is asked for until ctx ends.
func Each(ctx context.Context, ask func(context.Context) string) <-chan string {
	answers := make(chan string, 1)
	go func() {
		defer close(answers)
		for {
			select {
			case answers <- ask(ctx):
			case <-ctx.Done():
				return
			}
		}
	}()
	return answers
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

func (p *peer) read(parse func(string) (string, error)) {
	defer p.conn.Close()
	defer close(p.lines)
	in := bufio.NewScanner(p.conn)
	for in.Scan() {
		s, err := parse(in.Text())
		if err != nil {
			return
		}
		p.lines <- s
	}
}

// Accept serves all that come.
func Accept(in net.Listener, parse func(string) (string, error)) error {
	for {
		conn, err := in.Accept()
		if err != nil {
			return err
		}
		p := &peer{conn: conn, lines: make(chan string, 8)}
		go p.show()
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

// Next reports whether there is another one.
func (c *cursor) Next() bool {
	item, ok := <-c.items
	c.item = item
	return ok
}

// Item is the one that Next has found.
func (c *cursor) Item() string { return c.item }

func (c *cursor) start(ctx context.Context, found <-chan string) {
	go func() {
		defer close(c.items)
		for {
			select {
			case item, ok := <-found:
				if !ok || !c.put(ctx, item) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
}

func (c *cursor) put(ctx context.Context, item string) bool {
	select {
	case c.items <- item:
		return true
	case <-ctx.Done():
		return false
	}
}

// Search gives what is found until ctx ends.
func Search(ctx context.Context, found <-chan string, size int) Cursor {
	c := &cursor{items: make(chan string, size)}
	c.start(ctx, found)
	return c
}
