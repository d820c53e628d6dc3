// Command server pushes its steps before it serves, and then only runs them.
package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"fixtures.test/slicegrow/cross/chain/pipe"
)

func main() {
	p := &pipe.Pipe{}
	p.Push(func(r *http.Request) string { return r.Method })
	p.Push(func(r *http.Request) string { return r.URL.Path })
	go func() {
		for range time.Tick(time.Minute) {
			log.Print(p.Flush())
		}
	}()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		for _, word := range p.Run(r) {
			p.Say(word)
			p.Keep(word)
		}
		fmt.Fprintln(w, p.Said())
	})
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
