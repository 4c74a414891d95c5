import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// Vue is told which tags are no components of its own.
const isCustomElement = (tag) => tag.startsWith("omnimeter-");

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
