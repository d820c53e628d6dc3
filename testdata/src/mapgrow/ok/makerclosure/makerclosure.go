// Package main has maps that functions make for the closures which they return, each time
// anew for one request.
package main

import (
	"net/http"
	"strings"
)

// namer gives each name one number.
func namer() func(string) int {
	numbers := map[string]int{}
	return func(s string) int {
		if _, ok := numbers[s]; !ok {
			numbers[s] = len(numbers)
		}
		return numbers[s]
	}
}

// node is a part of a tree.
type node struct {
	kids []*node
}

// visitor says whether a node is met for the first time.
func visitor() func(*node) bool {
	met := map[*node]bool{}
	return func(n *node) bool {
		if met[n] {
			return false
		}
		met[n] = true
		return true
	}
}

func walk(n *node, first func(*node) bool) int {
	if !first(n) {
		return 0
	}
	sum := 1
	for _, k := range n.kids {
		sum += walk(k, first)
	}
	return sum
}

// headers answers by a closure that is made for the request.
func headers() http.HandlerFunc {
	seen := map[string]bool{}
	return func(w http.ResponseWriter, r *http.Request) {
		for name := range r.Header {
			seen[strings.ToLower(name)] = true
		}
		w.WriteHeader(200 + len(seen)%2)
	}
}

func only(keep func(string) bool, next func(string)) func(string) {
	return func(s string) {
		if keep(s) {
			next(s)
		}
	}
}

func main() {
	root := &node{kids: []*node{{}, {}}}
	println(walk(root, visitor()))
	http.HandleFunc("/walk", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(200 + walk(root, visitor()))
	})
	http.HandleFunc("/names", func(w http.ResponseWriter, r *http.Request) {
		name := namer()
		for k := range r.Header {
			w.WriteHeader(200 + name(k))
		}
		headers()(w, r)
		headers().ServeHTTP(w, r)
		known := map[string]bool{}
		tell := only(func(s string) bool { known[s] = true; return true }, func(s string) { _, _ = w.Write([]byte(s)) })
		for k := range r.Header {
			tell(k)
		}
	})
	_ = http.ListenAndServe("localhost:8080", nil)
}
