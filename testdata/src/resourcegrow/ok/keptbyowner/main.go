// Command keptbyowner asks an object that main has made for a connection, which that keeps: who
// asks has nothing to let go of, whatever stands above the function.
package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"sync"
)

// idle has connections that nobody uses, by address.
type idle struct {
	mu    sync.Mutex
	conns map[string][]net.Conn
}

func (p *idle) put(addr string, c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.conns[addr]) >= 4 {
		c.Close()
		return
	}
	p.conns[addr] = append(p.conns[addr], c)
}

func (p *idle) take(addr string) net.Conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	list := p.conns[addr]
	if len(list) == 0 {
		return nil
	}
	if p.conns[addr] = list[1:]; len(list) == 1 {
		delete(p.conns, addr)
	}
	return list[0]
}

// sized has one connection for each address, of at most max addresses.
type sized struct {
	mu    sync.Mutex
	max   int
	conns map[string]net.Conn
}

func (p *sized) get(addr string) (net.Conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c, ok := p.conns[addr]; ok {
		return c, nil
	}
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	for len(p.conns) >= p.max {
		for a, old := range p.conns {
			old.Close()
			delete(p.conns, a)
			break
		}
	}
	p.conns[addr] = c
	return c, nil
}

func main() {
	known := &sized{max: 32, conns: map[string]net.Conn{}}
	spare := &idle{conns: map[string][]net.Conn{}}
	http.HandleFunc("/ping", func(w http.ResponseWriter, r *http.Request) {
		if c, err := known.get("localhost:7003"); err == nil {
			fmt.Fprintln(c, "ping")
		}
		c := spare.take("localhost:7004")
		if c == nil {
			var err error
			if c, err = net.Dial("tcp", "localhost:7004"); err != nil {
				return
			}
		}
		fmt.Fprintln(c, "ping")
		spare.put("localhost:7004", c)
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
