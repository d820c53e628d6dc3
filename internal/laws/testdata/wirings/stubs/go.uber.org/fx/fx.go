// Package fx stands in for the framework: it calls each constructor once, functions with what
// the constructors made, and waits for the end.
package fx

import (
	"fmt"
	"os"
	"os/signal"
	"reflect"
)

// Option sets up an app.
type Option interface{ apply(*App) }

type provided []any

func (p provided) apply(a *App) {
	for _, f := range p {
		v := reflect.ValueOf(f)
		a.constructors[v.Type().Out(0)] = v
	}
}

type invoked []any

func (i invoked) apply(a *App) { a.invokes = append(a.invokes, i...) }

// Provide keeps constructors, Invoke functions to call.
func Provide(constructors ...any) Option { return provided(constructors) }
func Invoke(funcs ...any) Option         { return invoked(funcs) }

// App is an application.
type App struct {
	constructors map[reflect.Type]reflect.Value
	values       map[reflect.Type]reflect.Value
	invokes      []any
	err          error
}

// New makes one and calls what is to be invoked.
func New(opts ...Option) *App {
	a := &App{constructors: map[reflect.Type]reflect.Value{}, values: map[reflect.Type]reflect.Value{}}
	for _, o := range opts {
		o.apply(a)
	}
	for _, f := range a.invokes {
		a.call(reflect.ValueOf(f))
	}
	return a
}

func (a *App) call(f reflect.Value) []reflect.Value {
	var args []reflect.Value
	for i := range f.Type().NumIn() {
		t := f.Type().In(i)
		v, ok := a.values[t]
		if !ok {
			make, known := a.constructors[t]
			if !known {
				a.err = fmt.Errorf("nothing makes %s", t)
				return nil
			}
			v = a.call(make)[0]
			a.values[t] = v
		}
		args = append(args, v)
	}
	return f.Call(args)
}

// Run waits for the end.
func (a *App) Run() {
	if a.err != nil {
		os.Exit(1)
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	<-stop
}
