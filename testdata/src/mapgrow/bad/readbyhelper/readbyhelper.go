// Package main has clients whose loops read from a peer through functions and fields of their own.
package main

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"net"
	"strings"
)

// lines is a client that reads line by line.
type lines struct {
	in   *bufio.Scanner
	seen map[string]int
}

func (l *lines) next() (string, bool) {
	if !l.in.Scan() {
		return "", false
	}
	return strings.TrimSpace(l.in.Text()), true
}

func (l *lines) run() {
	for {
		line, ok := l.next()
		if !ok {
			return
		}
		l.seen[line]++ // want mapgrow high "lines.seen gains an entry in .*run, keyed by line"
	}
}

type event struct {
	ID string `json:"id"`
}

// feed is a client that decodes what comes, straight from a field.
type feed struct {
	dec  *json.Decoder
	done map[string]bool
}

func newFeed(r io.Reader) *feed { return &feed{dec: json.NewDecoder(r), done: map[string]bool{}} }

func (f *feed) run() error {
	for {
		var e event
		if err := f.dec.Decode(&e); err != nil {
			return err
		}
		f.done[e.ID] = true // want mapgrow medium "feed.done gains an entry in .*run, keyed by e.ID"
	}
}

func main() {
	conn, err := net.Dial("tcp", "localhost:7000")
	if err != nil {
		log.Fatal(err)
	}
	defer conn.Close()
	l := &lines{in: bufio.NewScanner(conn), seen: map[string]int{}}
	go l.run()
	other, err := net.Dial("tcp", "localhost:7001")
	if err != nil {
		log.Fatal(err)
	}
	defer other.Close()
	log.Fatal(newFeed(other).run())
}
