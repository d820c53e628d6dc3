package config

import (
	"encoding/json"
	"fmt"
)

// object is a piece of a JSON schema.
type object = map[string]any

// Schema returns the JSON schema of the file, for editors; rules are the names of all
// rules. It allows what Parse allows but for the syntax of library rows and patterns.
func Schema(rules []string) ([]byte, error) {
	confidence := object{"enum": []string{"low", "medium", "high"}}
	text := object{"type": "string", "minLength": 1}
	truth := object{"type": "boolean"}
	var signed []string
	byRule := object{}
	for _, rule := range rules {
		signed = append(signed, rule, "-"+rule)
		byRule[rule] = confidence
	}
	list := func(items object) object { return object{"type": "array", "items": items} }
	names := list(object{"enum": signed})
	names["minItems"] = 1
	types := map[string]object{
		"rules": names,
		"min-confidence": {"anyOf": []object{confidence, closed(object{
			"default": confidence,
			"rules":   closed(byRule),
			"paths":   list(closed(object{"path": text, "confidence": confidence}, "path", "confidence")),
		})}},
		"fail-on":   {"enum": []string{"high", "medium", "low", "none"}},
		"tests":     truth,
		"generated": truth,
		"open":      truth,
		"bounded":   list(closed(object{"name": text, "reason": text}, "name", "reason")),
		"library":   text,
		"exclude":   list(text),
		"extends":   text,
	}
	properties := object{}
	for _, k := range keys() {
		if !k.reader(false) {
			continue
		}
		property := object{"description": k.doc}
		if types[k.name] == nil {
			return nil, fmt.Errorf("key %s has no type in the schema; add it", k.name)
		}
		for name, value := range types[k.name] {
			property[name] = value
		}
		properties[k.name] = property
	}
	schema := closed(properties)
	schema["$schema"] = "http://json-schema.org/draft-07/schema#"
	schema["title"] = "growthlint configuration (" + Name + ")"
	schema["type"] = []string{"object", "null"}
	out, err := json.MarshalIndent(schema, "", "  ")
	return append(out, '\n'), err
}

// closed is an object without further keys.
func closed(properties object, required ...string) object {
	out := object{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}
