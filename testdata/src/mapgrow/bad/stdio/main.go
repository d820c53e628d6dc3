// Command stdio answers what comes in on standard input, for as long as whoever started it sends.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// message is a line of what comes in.
type message struct{ ID, Method string }

type transport struct{ in *bufio.Scanner }

func newTransport(r io.Reader) *transport { return &transport{in: bufio.NewScanner(r)} }

// read gives the next message, none for an empty line.
func (t *transport) read() (*message, error) {
	if !t.in.Scan() {
		if err := t.in.Err(); err != nil {
			return nil, fmt.Errorf("reading: %w", err)
		}
		return nil, io.EOF
	}
	if len(t.in.Bytes()) == 0 {
		return nil, nil
	}
	var m message
	if err := json.Unmarshal(t.in.Bytes(), &m); err != nil {
		return nil, fmt.Errorf("parsing: %w", err)
	}
	return &m, nil
}

type lasting struct{ opened map[string]*message }

// run leaves at the end of what comes in, and passes over what cannot be read.
func (l *lasting) run(ctx context.Context, t *transport) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		default:
		}
		m, err := t.read()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			continue
		}
		if m != nil {
			l.opened[m.ID] = m // want mapgrow medium "lasting.opened"
		}
	}
}

type counting struct{ methods map[string]int }

func (c *counting) run(t *transport) {
	for {
		m, err := t.read()
		if err == io.EOF {
			return
		}
		if err == nil && m != nil {
			c.methods[m.Method]++ // want mapgrow medium "counting.methods"
		}
	}
}

// source is where messages come from.
type source interface {
	next() (*message, error)
	close() error
}

type lines struct{ t *transport }

func (l *lines) next() (*message, error) { return l.t.read() }
func (l *lines) close() error            { return nil }

type served struct{ last map[string]string }

func (s *served) run(from source) error {
	defer from.close()
	for {
		m, err := from.next()
		if err != nil {
			if isEnd(err) {
				return nil
			}
			return err
		}
		if m != nil {
			s.last[m.ID] = m.Method // want mapgrow medium "served.last"
		}
	}
}

func isEnd(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, os.ErrClosed) }

func main() {
	t := newTransport(os.Stdin)
	switch os.Args[1] {
	case "last":
		(&lasting{opened: map[string]*message{}}).run(context.Background(), t)
	case "count":
		(&counting{methods: map[string]int{}}).run(t)
	default:
		(&served{last: map[string]string{}}).run(&lines{t: t})
	}
}
