// Package main has maps that functions make for the closures which they return.
package main

import (
	"log"
	"net/http"
	"strings"
	"sync"
	"time"
)

// agents counts who asks: the closure is all that has the map.
func agents(next http.Handler) http.Handler {
	var mu sync.Mutex
	seen := make(map[string]int)
	go func() {
		for range time.Tick(time.Minute) {
			mu.Lock()
			log.Print(len(seen))
			mu.Unlock()
		}
	}()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		seen[r.UserAgent()]++ // want mapgrow medium "seen gains an entry"
		mu.Unlock()
		next.ServeHTTP(w, r)
	})
}

// paths is handed on by another function before it serves.
func paths() http.HandlerFunc {
	asked := map[string]bool{}
	return func(_ http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path] = true // want mapgrow medium "asked gains an entry"
	}
}

func routes() http.Handler { return paths() }

type app struct{ root http.Handler }

func newApp() *app { return &app{root: routes()} }

// once keeps what has come; only is asked before each step.
type once struct{ known map[string]bool }

func (o *once) first(s string) bool {
	if o.known[s] {
		return false
	}
	o.known[s] = true // want mapgrow medium "once.known gains an entry"
	return true
}

func only(keep func(string) bool, next func(string)) func(string) {
	return func(s string) {
		if keep(s) {
			next(s)
		}
	}
}

func main() {
	o := &once{known: map[string]bool{}}
	tell := only(func(s string) bool { return o.first(strings.ToLower(s)) }, func(s string) { log.Print(s) })
	http.HandleFunc("/tell", func(_ http.ResponseWriter, r *http.Request) { tell(r.FormValue("text")) })
	register()
	http.Handle("/", newApp().root)
	srv := &http.Server{Addr: "localhost:8080", Handler: agents(http.DefaultServeMux)}
	log.Fatal(srv.ListenAndServe())
}

// around hands on what it is given.
func around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) })
}

func counting() http.HandlerFunc {
	hosts := map[string]int{}
	return func(_ http.ResponseWriter, r *http.Request) {
		hosts[r.Host]++ // want mapgrow medium "hosts gains an entry"
	}
}

func referers() http.HandlerFunc {
	from := map[string]int{}
	return func(_ http.ResponseWriter, r *http.Request) {
		from[r.Referer()]++ // want mapgrow medium "from gains an entry"
	}
}

// register has its handlers in tables for a while.
func register() {
	mine := map[string]int{}
	table := map[string]http.HandlerFunc{}
	table["/referers"] = referers()
	table["/mine"] = func(_ http.ResponseWriter, r *http.Request) {
		mine[r.RemoteAddr]++ // want mapgrow medium "mine gains an entry"
	}
	for path, h := range table {
		http.HandleFunc(path, h)
	}
	http.Handle("/hosts", around(counting()))
}
