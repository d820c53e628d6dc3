package cache

import (
	"slices"

	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
)

// objectEnv answers, beside what a call by itself tells, what is known of the library's
// object that the call works on.
type objectEnv struct {
	libcall.Env
	// made is the making that is considered, nil where none is known.
	made *making
	// object is the container that holds the object, nil for a call by itself.
	object *cacheObject
}

// Ctor is the call that made the receiver, if it is one of fn.
func (e *objectEnv) Ctor(fn string) (library.Env, bool) {
	switch {
	case e.made == nil:
		return nil, false
	case e.made.fn == fn:
		return e.made.env(e.object), true
	}
	return nil, true
}

// Chained tells whether the builder's chain calls the method.
func (e *objectEnv) Chained(method string) library.Tri {
	if e.made == nil {
		return library.Unknown
	}
	return library.Of(slices.Contains(e.made.chain, method))
}

// Called tells whether the method is called on the object.
func (e *objectEnv) Called(method string) library.Tri {
	if e.object == nil {
		return library.Unknown
	}
	return e.object.called(method)
}

// env is the constructor's call as predicates see it.
func (mk *making) env(object *cacheObject) *objectEnv {
	call := libcall.Env{Calls: mk.l.Calls, In: mk.in, Args: mk.args, Opts: mk.opts, Literal: mk.value}
	return &objectEnv{Env: call, made: mk, object: object}
}
