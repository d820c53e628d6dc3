// Package putinclosure hands a channel to a worker in a struct that a closure fills.
package putinclosure

import "net/http"

type order struct{ news chan string }

// Worker takes news.
type Worker interface{ Work(o order) error }

// Printer prints them.
type Printer struct{}

// Work prints news.
func (Printer) Work(o order) error {
	for n := range o.news {
		println(n)
	}
	return nil
}

func run(w Worker, in <-chan string) {
	news, failed := make(chan string), make(chan error)
	start := func() {
		go func() { failed <- w.Work(order{news: news}) }()
	}
	start()
	for {
		select {
		case <-failed:
			return
		case n := <-in:
			news <- n
		}
	}
}

// Handler has what comes printed.
func Handler() http.Handler {
	in := make(chan string)
	go run(Printer{}, in)
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { in <- r.FormValue("news") })
}
