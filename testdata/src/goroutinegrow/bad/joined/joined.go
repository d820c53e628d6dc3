// Package joined does its work with helpers and waits for the work, not for the helpers.
package joined

import (
	"context"
	"sync"
)

// March goes through a list.
type March struct {
	ctx  context.Context
	todo chan string
}

// Run runs the march. The context goes on when it is over.
func (m *March) Run(names []string) {
	var work sync.WaitGroup
	for range 4 {
		work.Add(1)
		go func() {
			defer work.Done()
			for name := range m.todo {
				println(name)
			}
		}()
	}
	go func() { // want goroutinegrow medium "waits only for ctx"
		<-m.ctx.Done()
		println("cancelled")
	}()
	for _, name := range names {
		m.todo <- name
	}
	close(m.todo)
	work.Wait()
}

// Walk is told when it is over.
func (m *March) Walk(names []string) {
	var work sync.WaitGroup
	over := make(chan struct{})
	work.Add(1)
	go func() {
		defer work.Done()
		for _, name := range names {
			println(name)
		}
	}()
	go func() {
		select {
		case <-m.ctx.Done():
			println("cancelled")
		case <-over:
		}
	}()
	work.Wait()
	close(over)
}
