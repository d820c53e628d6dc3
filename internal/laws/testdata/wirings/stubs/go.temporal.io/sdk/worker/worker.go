// Package worker stands in for the worker: it keeps activities and calls them for each task.
package worker

import (
	"context"
	"os"
	"os/signal"
	"reflect"

	"go.temporal.io/sdk/client"
)

// Options set up a worker.
type Options struct{ MaxConcurrentActivityExecutionSize int }

// Worker runs activities.
type Worker interface {
	RegisterActivity(a any)
	Run(interruptCh <-chan any) error
}

type worker struct {
	c          client.Client
	queue      string
	activities map[string]reflect.Value
}

// New makes one.
func New(c client.Client, taskQueue string, options Options) Worker {
	return &worker{c, taskQueue, map[string]reflect.Value{}}
}

// RegisterActivity keeps a function, or the methods of a struct.
func (w *worker) RegisterActivity(a any) {
	v := reflect.ValueOf(a)
	if v.Kind() == reflect.Func {
		w.activities[v.String()] = v
		return
	}
	for i := range v.NumMethod() {
		w.activities[v.Type().Method(i).Name] = v.Method(i)
	}
}

// Run serves until it is interrupted.
func (w *worker) Run(interruptCh <-chan any) error {
	for {
		select {
		case <-interruptCh:
			return nil
		default:
		}
		name, input, err := w.c.Next()
		if err != nil {
			return err
		}
		if f, ok := w.activities[name]; ok {
			go f.Call([]reflect.Value{reflect.ValueOf(context.Background()), reflect.ValueOf(input)})
		}
	}
}

// InterruptCh tells of interrupts.
func InterruptCh() <-chan any {
	in, out := make(chan os.Signal, 1), make(chan any, 1)
	signal.Notify(in, os.Interrupt)
	go func() { out <- <-in }()
	return out
}
