// Command mutepeer takes the place of an answer away whether or not one came.
package main

import (
	"log"
	"net/http"
	"sync"
	"time"
)

type desk struct {
	mu   sync.Mutex
	next int
	open map[int]chan string
}

func (d *desk) ask(text string) string {
	reply := make(chan string, 1)
	d.mu.Lock()
	d.next++
	n := d.next
	d.open[n] = reply
	d.mu.Unlock()
	d.hear(n, text)
	select {
	case a := <-reply:
		return a
	case <-time.After(time.Second):
		d.mu.Lock()
		delete(d.open, n)
		d.mu.Unlock()
		return ""
	}
}

// hear answers questions, and nothing else.
func (d *desk) hear(n int, text string) {
	if text == "" || text[len(text)-1] != '?' {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if reply := d.open[n]; reply != nil {
		delete(d.open, n)
		reply <- "42"
	}
}

func main() {
	d := &desk{open: map[int]chan string{}}
	log.Fatal(http.ListenAndServe(":8080", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(d.ask(r.FormValue("q"))))
	})))
}
