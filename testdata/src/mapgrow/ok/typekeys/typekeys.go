// Package typekeys keeps what it learns of types and functions, of which a
// program has as many as it has.
package typekeys

import (
	"encoding/json"
	"net/http"
	"reflect"
	"sync"
)

type plan struct{ fields []int }

var (
	mu    sync.RWMutex
	plans = map[reflect.Type]plan{}
	descs sync.Map // reflect.Type -> string
)

func planOf(t reflect.Type) plan {
	mu.RLock()
	p, ok := plans[t]
	mu.RUnlock()
	if ok {
		return p
	}
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			p.fields = append(p.fields, i)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	plans[t] = p
	return p
}

func describe(t reflect.Type) string {
	if d, ok := descs.Load(t); ok {
		return d.(string)
	}
	d, _ := descs.LoadOrStore(t, t.PkgPath()+"."+t.Name())
	return d.(string)
}

// Write answers with the exported fields of v, which must be a struct.
func Write(w http.ResponseWriter, v any) {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Struct {
		http.Error(w, "no struct", http.StatusInternalServerError)
		return
	}
	out := map[string]any{"is": describe(rv.Type())}
	for _, i := range planOf(rv.Type()).fields {
		out[rv.Type().Field(i).Name] = rv.Field(i).Interface()
	}
	_ = json.NewEncoder(w).Encode(out)
}
