// Package senttask: work for an index goes through a channel as functions, which are given one that
// is made for the work.
package senttask

import (
	"log"
	"net/http"
	"sync"
)

type index struct {
	mu    sync.RWMutex
	words map[string]int
}

func (x *index) add(word string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.words[word]++
}

func (x *index) count(word string) int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.words[word]
}

type worker struct{ tasks chan func(*index) }

func (w *worker) do(task func(*index)) bool {
	select {
	case w.tasks <- task:
		return true
	default:
		return false
	}
}

func (w *worker) run(call func(func(*index))) {
	for task := range w.tasks {
		call(task)
	}
}

func (w *worker) call(task func(*index)) { task(&index{words: map[string]int{}}) }

var one = start()

func start() *worker {
	w := &worker{tasks: make(chan func(*index), 16)}
	go w.run(w.call)
	return w
}

// Serve counts the words that it is given.
func Serve(w http.ResponseWriter, r *http.Request) {
	words := r.URL.Query()["word"]
	one.do(func(x *index) {
		for _, word := range words {
			x.add(word)
		}
		for _, word := range words {
			log.Println(word, x.count(word))
		}
	})
}
