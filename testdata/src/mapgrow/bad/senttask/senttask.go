// Package senttask: work for the one index goes through a channel as functions, which are given it.
package senttask

import (
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
	x.words[word]++ // want mapgrow medium "index.words"
}

func (x *index) count(word string) int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.words[word]
}

type worker struct {
	index *index
	tasks chan func(*index)
}

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

func (w *worker) call(task func(*index)) { task(w.index) }

var one = start()

func start() *worker {
	w := &worker{index: &index{words: map[string]int{}}, tasks: make(chan func(*index), 16)}
	go w.run(w.call)
	return w
}

// Serve adds a word, or counts one.
func Serve(w http.ResponseWriter, r *http.Request) {
	word := r.URL.Query().Get("word")
	if r.Method == http.MethodGet && one.index.count(word) == 0 {
		http.NotFound(w, r)
		return
	}
	one.do(func(x *index) { x.add(word) })
}
