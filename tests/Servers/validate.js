// node validate.js SCHEMAS FILE…: holds Power BI project files against Microsoft's schemas, each named by its $schema; prints what is wrong.
const fs = require("fs"), path = require("path"), Ajv = require("ajv");
const [root, ...files] = process.argv.slice(2);
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const base = "https://developer.microsoft.com/json-schemas/";
const add = folder => {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) add(full);
    else if (entry.name.endsWith(".json")) {
      const schema = JSON.parse(fs.readFileSync(full, "utf8"));
      // Some carry another's id.
      schema.$id = base + path.relative(root, full).split(path.sep).join("/");
      ajv.addSchema(schema);
    }
  }
};
add(root);
let checked = 0;
for (const file of files) {
  const json = JSON.parse(fs.readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  const validate = ajv.getSchema(json.$schema);
  if (!validate) console.log(`${file}: no schema ${json.$schema}`);
  else if (!validate(json)) for (const error of validate.errors) console.log(`${file}: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
  checked++;
}
console.log(`${checked} checked`);
