// Command keptbyowner asks an object that main has made for a connection, which that does not keep:
// who asks has to let it go.
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

// sized knows the last addresses, at most max of them.
type sized struct {
	mu     sync.Mutex
	max    int
	dialed map[string]bool
}

func (p *sized) get(addr string) (net.Conn, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	for len(p.dialed) >= p.max {
		for a := range p.dialed {
			delete(p.dialed, a)
			break
		}
	}
	p.dialed[addr] = true
	return c, nil
}

func main() {
	routes()
	log.Fatal(http.ListenAndServe(":8080", nil))
}

func routes() {
	known := &sized{max: 32, dialed: map[string]bool{}}
	spare := &idle{conns: map[string][]net.Conn{}}
	http.HandleFunc("/ping", func(w http.ResponseWriter, r *http.Request) {
		if c, err := known.get("localhost:7003"); err == nil { // want resourcegrow medium "routes opens a resource with net.Dial, and nothing releases it"
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
}
