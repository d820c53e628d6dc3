// Package cmds stands in for commands that are built word by word.
package cmds

import "time"

// Builder begins a command.
type Builder struct{ words []string }

// Completed is a command.
type Completed struct{ words []string }

// Cacheable is a command whose answer may be kept.
type Cacheable struct{ words []string }

type (
	Set                    Completed
	SetKey                 Completed
	SetValue               Completed
	SetExpirationExSeconds Completed
	Get                    Completed
	GetKey                 Completed
)

func (b Builder) Set() Set                                  { return Set{} }
func (b Builder) Get() Get                                  { return Get{} }
func (c Set) Key(key string) SetKey                         { return SetKey{} }
func (c SetKey) Value(value string) SetValue                { return SetValue{} }
func (c SetValue) Build() Completed                         { return Completed{} }
func (c SetValue) ExSeconds(n int64) SetExpirationExSeconds { return SetExpirationExSeconds{} }
func (c SetExpirationExSeconds) Build() Completed           { return Completed{} }
func (c Get) Key(key string) GetKey                         { return GetKey{} }
func (c GetKey) Build() Completed                           { return Completed{} }
func (c GetKey) Cache() Cacheable                           { return Cacheable{} }

// TTL is a life.
type TTL = time.Duration
