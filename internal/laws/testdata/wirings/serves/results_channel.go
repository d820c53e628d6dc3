package main

import (
	"net/http"
	"time"

	store "matrix/store"
)

type probe struct {
	url string
	out chan<- outcome
}

type outcome struct {
	url string
	err error
}

func (p probe) loop() {
	for range time.Tick(time.Minute) {
		r, err := http.Get(p.url)
		if err == nil {
			p.out <- outcome{r.Header.Get("Location"), nil}
			r.Body.Close()
			continue
		}
		p.out <- outcome{p.url, err}
	}
}

func main() {
	out := make(chan outcome)
	for _, u := range []string{"http://a", "http://b"} {
		go probe{u, out}.loop()
	}
	s := store.NewStore()
	for r := range out {
		s.Touch(r.url)
	}
}
