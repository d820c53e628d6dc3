// Package main keeps patterns until there are too many of them, by a count that nothing raises.
package main

import (
	"log"
	"net/http"
	"regexp"
	"sync"
	"sync/atomic"
)

const most = 512

type patterns struct {
	made sync.Map
	kept atomic.Int64
}

func (p *patterns) of(text string) (*regexp.Regexp, error) {
	if re, ok := p.made.Load(text); ok {
		return re.(*regexp.Regexp), nil
	}
	re, err := regexp.Compile(text)
	if err != nil {
		return nil, err
	}
	if p.kept.Load() >= most {
		p.made.Clear()
		p.kept.Store(0)
	}
	p.made.Store(text, re) // want mapgrow high "no analyzed code sets it"
	return re, nil
}

func (p *patterns) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	re, err := p.of(r.FormValue("q"))
	if err != nil || !re.MatchString(r.FormValue("in")) {
		w.WriteHeader(http.StatusBadRequest)
	}
}

func main() {
	log.Fatal(http.ListenAndServe(":8080", &patterns{}))
}
