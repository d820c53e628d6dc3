// Command server answers from a store.
package main

import (
	"fmt"
	"net/http"

	"fixtures.test/resourcegrow/cross/store/client"
)

type pages struct{ store *client.Client }

func main() {
	store, err := client.Dial("localhost:1")
	if err != nil {
		panic(err)
	}
	p := &pages{store}
	http.HandleFunc("/one", p.one)
	http.HandleFunc("/two", p.two)
	http.ListenAndServe("localhost:8080", nil)
}

func (p *pages) one(w http.ResponseWriter, r *http.Request) {
	c, err := client.Dial("localhost:1") // want resourcegrow medium "net.Dial"
	if err == nil {
		fmt.Fprint(w, c.Get("one"))
	}
}

func (p *pages) two(w http.ResponseWriter, r *http.Request) {
	c, err := client.Dial("localhost:1")
	if err == nil {
		defer c.Close()
		fmt.Fprint(w, c.Get("two"), p.store.Get("two"))
	}
}
