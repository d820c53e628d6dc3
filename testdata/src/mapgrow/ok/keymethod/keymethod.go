// Package keymethod puts entries in under what a method strings together, and takes them out under
// that too.
package keymethod

import (
	"bufio"
	"net"
	"strings"
	"sync"
)

type device struct{ user, name string }

func (d *device) key() string { return d.user + "/" + d.name }

type registry struct {
	mu    sync.Mutex
	items map[string]*device
}

func (r *registry) add(k string, d *device) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.items[k] = d
}

func (r *registry) remove(k string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.items, k)
}

func (r *registry) serve(c net.Conn) {
	defer c.Close()
	in := bufio.NewScanner(c)
	if !in.Scan() {
		return
	}
	user, name, _ := strings.Cut(in.Text(), " ")
	d := &device{user, name}
	r.add(d.key(), d)
	defer r.remove(d.key())
	for in.Scan() {
	}
}

// Serve takes devices.
func Serve(l net.Listener) error {
	r := &registry{items: map[string]*device{}}
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go r.serve(c)
	}
}
