// Command visits greets whoever asks and counts how often each address has come. It has
// one bug, which the README of growthlint shows.
package main

import (
	"fmt"
	"log"
	"net/http"
	"sync"
)

var (
	mu     sync.Mutex
	visits = map[string]int{}
)

func hello(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	visits[r.RemoteAddr]++
	fmt.Fprintf(w, "hello, visit %d\n", visits[r.RemoteAddr])
}

func main() {
	http.HandleFunc("/", hello)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
