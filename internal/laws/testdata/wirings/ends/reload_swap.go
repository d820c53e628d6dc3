package main

import (
	"bufio"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	store "matrix/store"
)

type table struct{ now atomic.Pointer[store.Store] }

// load reads the file anew and puts the result in the place of the old one.
func (t *table) load(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	fresh := store.NewStore()
	for in := bufio.NewScanner(f); in.Scan(); {
		fresh.Touch(in.Text())
	}
	t.now.Store(fresh)
	return nil
}

func main() {
	t := new(table)
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	go func() {
		for range hup {
			t.load("table.txt")
		}
	}()
	if err := t.load("table.txt"); err != nil {
		os.Exit(1)
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { println(t.now.Load()) })
	http.ListenAndServe(":8080", nil)
}
