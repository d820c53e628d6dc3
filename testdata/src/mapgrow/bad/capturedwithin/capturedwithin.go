// Package capturedwithin has callbacks that capture the key from a function which runs for each message, so
// that one map has an entry for each.
package capturedwithin

import "sync"

// Request waits for its answer.
type Request struct {
	Done func(answer string)
}

// Listen asks back for each message, by a callback within a callback.
func Listen(in <-chan string, out chan<- *Request) {
	var mu sync.Mutex
	said := map[string]string{}
	each(in, func(id string) {
		out <- &Request{Done: func(answer string) {
			mu.Lock()
			defer mu.Unlock()
			said[id] = answer // want mapgrow medium "said gains an entry"
		}}
	})
}

func each(in <-chan string, visit func(string)) {
	for id := range in {
		visit(id)
	}
}

// Follow asks back for each message, by the variable of the loop.
func Follow(in <-chan string, out chan<- *Request) {
	var mu sync.Mutex
	heard := map[string]string{}
	for id := range in {
		out <- &Request{Done: func(answer string) {
			mu.Lock()
			defer mu.Unlock()
			heard[id] = answer // want mapgrow medium "heard gains an entry"
		}}
	}
}

// Serve runs what is asked.
func Serve(in <-chan *Request, answer func() string) {
	for r := range in {
		r.Done(answer())
	}
}
