package main

import (
	"example.org/murmur"
	"fmt"
	"net/http"

	store "matrix/store"
)

// read makes a bus of its own for each request, which goes with it.
func read(w http.ResponseWriter, r *http.Request) {
	s := store.NewStore()
	bus := murmur.NewBus()
	bus.On("", func(word string) { s.Touch(word) })
	if err := bus.Replay(http.MaxBytesReader(w, r.Body, 1<<16)); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	fmt.Fprintln(w, s)
}

func main() {
	http.HandleFunc("/", read)
	http.ListenAndServe(":8080", nil)
}
