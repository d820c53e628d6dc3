// Command decoded counts by fields of what it decodes: from bodies, from connections, and from what a
// library fills.
package main

import (
	"encoding/gob"
	"encoding/json"
	"log"
	"net"
	"net/http"
)

type order struct{ Item string }

type report struct{ Host string }

type call struct{ Method string }

type counts struct {
	items, hosts, methods map[string]int
}

func (c *counts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var o order
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<12)).Decode(&o); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	c.count(&o)
}

func (c *counts) count(o *order) {
	c.items[o.Item]++ // want mapgrow high "counts.items"
}

func (c *counts) serve(conn net.Conn) {
	defer conn.Close()
	for in := gob.NewDecoder(conn); ; {
		r := new(report)
		if err := in.Decode(r); err != nil {
			return
		}
		c.hosts[r.Host]++ // want mapgrow high "counts.hosts"
	}
}

func (c *counts) handle(fill func(any) error) error {
	in := new(call)
	if err := fill(in); err != nil {
		return err
	}
	c.methods[in.Method]++ // want mapgrow high "counts.methods"
	return nil
}

// methods are called by name, as generated code has them.
var methods = map[string]func(c *counts, fill func(any) error) error{"/call": (*counts).handle}

func main() {
	c := &counts{items: map[string]int{}, hosts: map[string]int{}, methods: map[string]int{}}
	http.Handle("/order", c)
	http.HandleFunc("/call", func(w http.ResponseWriter, r *http.Request) {
		body := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<12))
		if err := methods[r.URL.Path](c, body.Decode); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
		}
	})
	go func() { log.Fatal(http.ListenAndServe("localhost:0", nil)) }()
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		log.Fatal(err)
	}
	for {
		conn, err := l.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go c.serve(conn)
	}
}
