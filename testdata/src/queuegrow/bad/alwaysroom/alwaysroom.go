// Package alwaysroom has channels that always have room: one takes in whatever
// comes, the other stops taking in when much is waiting.
package alwaysroom

import (
	"bufio"
	"net"
)

// Pipe carries lines from readers to one writer.
type Pipe struct {
	lines  chan string
	ready  chan string
	alerts chan string
	rung   chan string
}

// NewPipe starts a pipe that writes to out.
func NewPipe(out net.Conn) *Pipe {
	p := &Pipe{lines: make(chan string), ready: make(chan string), alerts: make(chan string), rung: make(chan string)}
	go p.stretch() // want goroutinegrow medium "nothing closes it"
	go p.hold()    // want goroutinegrow medium "no way out"
	go p.write(out)
	return p
}

func (p *Pipe) stretch() {
	var held []string
	for l := range p.lines {
		held = append(held, l) // want queuegrow medium "stretch.held"
		for len(held) > 0 {
			select {
			case l := <-p.lines:
				held = append(held, l)
			case p.ready <- held[0]:
				held = held[1:]
			}
		}
	}
}

// hold leaves its channel alone while a hundred lines wait.
func (p *Pipe) hold() {
	var held []string
	for {
		in := p.alerts
		if len(held) >= 100 {
			in = nil
		}
		var out chan string
		var first string
		if len(held) > 0 {
			out, first = p.rung, held[0]
		}
		select {
		case l := <-in:
			held = append(held, l)
		case out <- first:
			held = held[1:]
		}
	}
}

func (p *Pipe) write(out net.Conn) {
	for {
		var l string
		select {
		case l = <-p.ready:
		case l = <-p.rung:
		}
		if _, err := out.Write([]byte(l + "\n")); err != nil {
			return
		}
	}
}

// Read takes in all lines of a connection.
func (p *Pipe) Read(c net.Conn) {
	defer c.Close()
	in := bufio.NewScanner(c)
	for in.Scan() {
		if l := in.Text(); l != "" && l[0] == '!' {
			p.alerts <- l
		} else {
			p.lines <- l
		}
	}
}
