// Package commands has objects with methods that are named like an end and end something: by a
// word, by a flag, by what they hold. Each forgets a goroutine.
package commands

import (
	"context"
	"io"
	"log"
	"net"
	"sync"
	"time"
)

// Rover drives about.
type Rover struct {
	line  io.Writer
	words chan byte
	quit  chan bool
}

// NewRover returns one that stands still.
func NewRover(line io.Writer) *Rover {
	return &Rover{line: line, words: make(chan byte), quit: make(chan bool)}
}

// Start sends what is said, and beats.
func (r *Rover) Start() {
	go func() {
		for {
			select {
			case w := <-r.words:
				if _, err := r.line.Write([]byte{w}); err != nil {
					log.Print(err)
				}
			case <-r.quit:
				return
			}
		}
	}()
	go func() { // want goroutinegrow medium "Rover.*Stop does not end it"
		for {
			r.words <- 0
			time.Sleep(time.Second)
		}
	}()
}

// Stop tells the one, and not the other.
func (r *Rover) Stop() { r.say(true) }

func (r *Rover) say(end bool) { r.quit <- end }

// Probe measures.
type Probe struct {
	mu     sync.Mutex
	stood  bool
	values chan int
}

// Start measures until it is stopped, and shows what was measured.
func (p *Probe) Start(measure func() int) {
	go func() {
		for !p.over() {
			p.values <- measure()
		}
	}()
	go func() { // want goroutinegrow medium "Probe.*Stop does not end it"
		for {
			log.Print(<-p.values)
		}
	}()
}

func (p *Probe) over() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stood
}

// Stop ends the measuring.
func (p *Probe) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stood = true
}

// Link has a connection.
type Link struct {
	conn   net.Conn
	cancel context.CancelFunc
	beats  chan time.Time
}

// Open opens the connection and beats.
func (l *Link) Open(addr string) error {
	ctx, cancel := context.WithCancel(context.Background())
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", addr)
	if err != nil {
		cancel()
		return err
	}
	l.conn, l.cancel = conn, cancel
	go func() { // want goroutinegrow medium "Link.*Close does not end it"
		for {
			_, _ = l.conn.Write([]byte((<-l.beats).String()))
		}
	}()
	return nil
}

// Close closes it.
func (l *Link) Close() error {
	l.cancel()
	return l.conn.Close()
}
