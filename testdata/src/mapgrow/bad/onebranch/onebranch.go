// Package onebranch ends a part of a job or all of it, in one function; the list of parts
// goes with all of it only.
package onebranch

import (
	"encoding/json"
	"net"
	"sync"
)

type order struct {
	Verb      string
	Job, Part uint64
}

type partKey struct{ job, part uint64 }

// Plant works on parts of jobs.
type Plant struct {
	mu     sync.Mutex
	parts  map[uint64][]uint64
	sizes  map[uint64]uint64
	active map[partKey]net.Conn
}

// NewPlant returns a plant without jobs.
func NewPlant() *Plant {
	return &Plant{parts: map[uint64][]uint64{}, sizes: map[uint64]uint64{}, active: map[partKey]net.Conn{}}
}

// Serve accepts clients.
func (p *Plant) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go p.attend(c)
	}
}

func (p *Plant) attend(c net.Conn) {
	defer c.Close()
	dec := json.NewDecoder(c)
	for {
		var o order
		if err := dec.Decode(&o); err != nil {
			return
		}
		switch o.Verb {
		case "start":
			p.start(o, c)
		case "done":
			p.end(o.Job, o.Part, false)
		case "cancel":
			p.end(o.Job, 0, true)
		}
	}
}

func (p *Plant) start(o order, c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.parts[o.Job] = append(p.parts[o.Job], o.Part) // want mapgrow medium "Plant.parts"
	p.sizes[o.Job] = o.Part
	p.active[partKey{o.Job, o.Part}] = c // want mapgrow medium "Plant.active.*attend returns without removing it"
}

func (p *Plant) end(job, part uint64, whole bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if whole {
		for _, part := range p.parts[job] {
			delete(p.active, partKey{job, part})
		}
		delete(p.parts, job)
		delete(p.sizes, job)
		return
	}
	delete(p.active, partKey{job, part})
	delete(p.sizes, job)
}

// Client tells who works on a part.
func (p *Plant) Client(job, part uint64) net.Conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.sizes[job] == 0 || len(p.parts[job]) == 0 {
		return nil
	}
	return p.active[partKey{job, part}]
}
