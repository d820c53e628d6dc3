// Package dig stands in for the container: it calls each constructor once, and functions with
// what the constructors made.
package dig

import (
	"fmt"
	"reflect"
)

// Option, ProvideOption and InvokeOption set things up.
type (
	Option        interface{ applyOption(*Container) }
	ProvideOption interface{ applyProvide(*Container) }
	InvokeOption  interface{ applyInvoke(*Container) }
)

// Container holds constructors and what they made.
type Container struct {
	constructors map[reflect.Type]reflect.Value
	values       map[reflect.Type]reflect.Value
}

// New makes one.
func New(opts ...Option) *Container {
	return &Container{map[reflect.Type]reflect.Value{}, map[reflect.Type]reflect.Value{}}
}

// Provide keeps a constructor.
func (c *Container) Provide(constructor any, opts ...ProvideOption) error {
	v := reflect.ValueOf(constructor)
	c.constructors[v.Type().Out(0)] = v
	return nil
}

// Invoke calls a function.
func (c *Container) Invoke(function any, opts ...InvokeOption) error {
	_, err := c.call(reflect.ValueOf(function))
	return err
}

func (c *Container) call(f reflect.Value) ([]reflect.Value, error) {
	var args []reflect.Value
	for i := range f.Type().NumIn() {
		v, err := c.get(f.Type().In(i))
		if err != nil {
			return nil, err
		}
		args = append(args, v)
	}
	return f.Call(args), nil
}

func (c *Container) get(t reflect.Type) (reflect.Value, error) {
	if v, ok := c.values[t]; ok {
		return v, nil
	}
	make, ok := c.constructors[t]
	if !ok {
		return reflect.Value{}, fmt.Errorf("nothing makes %s", t)
	}
	out, err := c.call(make)
	if err != nil {
		return reflect.Value{}, err
	}
	c.values[t] = out[0]
	return out[0], nil
}
