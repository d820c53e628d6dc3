package main

import (
	"bytes"
	"os"
	"os/signal"
	"syscall"

	store "matrix/store"
)

func main() {
	s := store.NewStore()
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	for range hup {
		text, err := os.ReadFile("/etc/names")
		if err != nil {
			continue
		}
		for line := range bytes.Lines(text) {
			s.Touch(string(line))
		}
	}
}
