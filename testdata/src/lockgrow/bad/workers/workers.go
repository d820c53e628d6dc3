// Package workers runs a goroutine for each key; one kind never goes home.
package workers

import (
	"bufio"
	"log"
	"net"
	"strings"
	"sync"
	"time"
)

type worker struct{ in chan string }

func (k *worker) run() {
	for text := range k.in {
		log.Print(text)
	}
}

type helper struct{ in chan string }

// Plant hands lines to workers by name, and to helpers by sender.
type Plant struct {
	mu      sync.Mutex
	workers map[string]*worker
	helpers map[string]*helper
}

// NewPlant returns a plant where nobody works.
func NewPlant() *Plant { return &Plant{workers: map[string]*worker{}, helpers: map[string]*helper{}} }

// Serve reads orders.
func (p *Plant) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go p.read(c)
	}
}

func (p *Plant) read(c net.Conn) {
	defer c.Close()
	in := bufio.NewScanner(c)
	for in.Scan() {
		name, text, _ := strings.Cut(in.Text(), " ")
		p.worker(name).in <- text
		p.help(c.RemoteAddr().String(), text)
	}
}

func (p *Plant) worker(name string) *worker {
	p.mu.Lock()
	defer p.mu.Unlock()
	k := p.workers[name]
	if k == nil {
		k = &worker{in: make(chan string, 1)}
		p.workers[name] = k // want lockgrow medium "Plant.workers"
		go k.run()
	}
	return k
}

func (p *Plant) help(name, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.helpers[name]
	if h == nil {
		h = &helper{in: make(chan string, 1)}
		p.helpers[name] = h
		go p.idle(name, h)
	}
	select {
	case h.in <- text:
	default:
	}
}

// idle works until nothing comes for a minute, and takes itself out.
func (p *Plant) idle(name string, h *helper) {
	defer func() {
		p.mu.Lock()
		delete(p.helpers, name)
		p.mu.Unlock()
	}()
	for {
		select {
		case text := <-h.in:
			log.Print(text)
		case <-time.After(time.Minute):
			return
		}
	}
}
