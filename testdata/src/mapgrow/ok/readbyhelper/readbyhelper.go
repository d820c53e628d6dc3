// Package main reads files, and the parts of one message, through functions of its own: what these
// bring has an end.
package main

import (
	"bufio"
	"io"
	"log"
	"net"
	"os"
	"strings"
)

// lines reads line by line.
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
		l.seen[line]++
	}
}

// message is what a peer sends: headers, an empty line.
type message struct {
	in     *bufio.Reader
	fields map[string]string
}

func (m *message) field() (string, string, error) {
	line, err := m.in.ReadString('\n')
	if err != nil {
		return "", "", err
	}
	name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
	return name, value, nil
}

// read reads one message.
func (m *message) read() (map[string]string, error) {
	for {
		name, value, err := m.field()
		if err != nil {
			return nil, err
		}
		if name == "" {
			return m.fields, nil
		}
		m.fields[name] = value
	}
}

func receive(conn io.Reader) (map[string]string, error) {
	m := &message{in: bufio.NewReader(conn), fields: map[string]string{}}
	return m.read()
}

func main() {
	f, err := os.Open("names")
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	l := &lines{in: bufio.NewScanner(f), seen: map[string]int{}}
	l.run()
	conn, err := net.Dial("tcp", "localhost:7000")
	if err != nil {
		log.Fatal(err)
	}
	defer conn.Close()
	log.Fatal(receive(conn))
}
